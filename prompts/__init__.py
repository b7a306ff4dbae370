"""What backends are asked. No backend is asked anything yet: every verdict is our own arithmetic's."""
