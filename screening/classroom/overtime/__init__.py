"""What a class keeps of what it learned: a check before, after, and weeks later. Groups are compared, never people."""
