package dev.alambique.escola.domain;

/** Text that shows as one line, and in the order in which it is written. */
public final class OneLine {
    /** No control characters, no separators of lines, nothing that turns the direction of what follows. */
    public static final String FORM = "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069]*";

    /** The name of the message for text that is not. */
    public static final String MESSAGE = "{escola.one-line}";

    private OneLine() {}
}
