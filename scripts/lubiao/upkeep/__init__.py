"""What time does to a catalogue: addresses stop to answer, readings grow old, days that were ahead have come."""
