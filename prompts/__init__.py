"""What backends are asked, and the shapes of what they must reply.

A template is text with a few slots: what it says is reviewed like code, and its digest stands in every audit. No
template holds a digit or a number word, so that whatever figure is hidden, no prompt shows it by accident.
"""
