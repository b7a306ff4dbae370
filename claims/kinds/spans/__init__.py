"""Where lengths of time are found: `until_now` up to the date of the text; `lapse` is what they share."""
