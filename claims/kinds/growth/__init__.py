"""Growth at a rate per period: the rate, the result, the whole change and the time that it takes."""
