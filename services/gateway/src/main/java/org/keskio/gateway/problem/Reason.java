package org.keskio.gateway.problem;

/** Why the gateway itself refuses a request; reasons of the services behind it pass through unchanged. */
public enum Reason {
    /** The body, or a part of it, cannot be read as JSON. */
    BODY_MALFORMED(400),
    /** A field that the API does not know; {@code violations} names it. */
    FIELD_UNKNOWN(400),
    /** A field is missing or malformed; {@code violations} names it. */
    FIELD_INVALID(400),
    /** The header of a feed lacks columns, has unknown ones or one twice; {@code violations} names them. */
    FEED_HEADER_INVALID(400),
    /** The feed is not UTF-8 text. */
    FEED_ENCODING_UNKNOWN(400),
    /** A token or a login is needed. */
    LOGIN_NEEDED(401),
    /** The token is wrong, expired or forged, or the login has ended. */
    TOKEN_INVALID(401),
    /** The caller's roles do not allow this. */
    ROLE_MISSING(403),
    /** The caller is not bound to a store. */
    STORE_MISSING(403),
    /** The caller acts for another customer. */
    CUSTOMER_NOT_YOURS(403),
    /** A session's request without the token that proves that our own page sent it. */
    CSRF_REFUSED(403),
    /** There is nothing at this address. */
    PATH_UNKNOWN(404),
    /** This address does not take this method. */
    METHOD_NOT_ALLOWED(405),
    /** No representation that the caller accepts. */
    NOT_ACCEPTABLE(406),
    /** Another plan set is needed; {@code freshPlans} carries it. */
    PLANS_CHANGED(409),
    /** The body is larger than the limit. */
    BODY_TOO_LARGE(413),
    /** The body's type is not one that is read here. */
    MEDIA_TYPE_UNSUPPORTED(415),
    /** Too many requests; {@code Retry-After} tells when to go on. */
    RATE_LIMITED(429),
    /** A bug or an outage of the gateway's own. */
    UNEXPECTED(500),
    /** A service did not answer; {@code metadata.service} names it. */
    SERVICE_AWAY(503),
    /** A service did not answer in time; {@code metadata.service} names it. */
    SERVICE_SLOW(504);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }
}
