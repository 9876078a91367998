"""Every modification as a change set: drafted, applied, inverted, compared, and told in words; all of it pure."""
