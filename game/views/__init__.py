"""What is seen and heard: the window, its screens, widgets, pictures and sounds."""
