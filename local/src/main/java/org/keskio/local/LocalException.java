package org.keskio.local;

/** Something that the person at the terminal can understand and mend; its message says what happened and what to do. */
public class LocalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LocalException(String message) {
        super(message);
    }

    public LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
