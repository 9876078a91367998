"""What the reader of an open government commitment asks: of its design, of who carries it, and of its progress."""
