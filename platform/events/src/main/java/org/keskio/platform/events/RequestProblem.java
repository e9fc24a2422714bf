package org.keskio.platform.events;

/** Why a request id was refused. */
public enum RequestProblem {
    /** The id was used before for other content: make a new id for a new wish. */
    REQUEST_ID_REUSED,
    /** The id is missing or not a UUID. */
    REQUEST_ID_INVALID
}
