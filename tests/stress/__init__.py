"""The stress suite: stores are damaged and files made up at random, for as long as one likes."""
