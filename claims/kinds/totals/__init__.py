"""Where totals are found: `tables`, `lists`, `prose`; `addition` is what they share."""
