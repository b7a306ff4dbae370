"""Pictures of an audit, laid out here and drawn by the templates: a ruler, a formula, a graph, a strip."""
