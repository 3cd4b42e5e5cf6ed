"""The governance map: what is chosen (`choose`), what it says (`content`), layout, picture and page."""
