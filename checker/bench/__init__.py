"""Which backend to believe: problems with known results, asked as an audit asks, and graded by our arithmetic."""
