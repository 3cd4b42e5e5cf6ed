"""What a map says in words, and how a kind of thing or line looks: read by layout, picture and page alike."""
