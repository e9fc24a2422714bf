package org.keskio.gateway.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keskio.platform.calls.FieldViolation;

/** A request that ends in a typed error; becomes problem+json. */
public final class Problem extends RuntimeException {

    /** The domain of the gateway's own reasons. */
    public static final String DOMAIN = "gateway.keskio.org";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final String domain;
    private final transient Map<String, String> metadata;
    private final transient List<FieldViolation> violations;
    private final transient Map<String, JsonNode> extras;
    private final transient Optional<Duration> retryAfter;

    private Problem(Builder builder) {
        super(builder.detail, null, false, false);
        this.status = builder.status;
        this.reason = builder.reason;
        this.domain = builder.domain;
        this.metadata = builder.metadata;
        this.violations = builder.violations;
        this.extras = builder.extras;
        this.retryAfter = builder.retryAfter;
    }

    /** A problem of the gateway's own. */
    public static Builder of(Reason reason, String detail) {
        return new Builder(reason.status(), reason.name(), DOMAIN, detail);
    }

    /** A problem that a service named. */
    static Builder of(int status, String reason, String domain, String detail) {
        return new Builder(status, reason, domain, detail);
    }

    /** One field that is not acceptable. */
    public static Problem field(String field, String description) {
        return of(Reason.FIELD_INVALID, field + " " + description)
                .violations(List.of(new FieldViolation(field, description)))
                .build();
    }

    /** The same problem with a further member of its document. */
    public Problem with(String name, JsonNode value) {
        Builder copy = new Builder(status, reason, domain, detail());
        copy.metadata = metadata;
        copy.violations = violations;
        copy.retryAfter = retryAfter;
        return copy.extra(name, value).build();
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Machine-readable reason, e.g. {@code STOCK_SHORT}. */
    public String reason() {
        return reason;
    }

    String domain() {
        return domain;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, String> metadata() {
        return metadata;
    }

    List<FieldViolation> violations() {
        return violations;
    }

    Map<String, JsonNode> extras() {
        return extras;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Collects what a problem may say besides its reason. */
    public static final class Builder {

        private final int status;
        private final String reason;
        private final String domain;
        private final String detail;
        private Map<String, String> metadata = Map.of();
        private List<FieldViolation> violations = List.of();
        private Map<String, JsonNode> extras = Map.of();
        private Optional<Duration> retryAfter = Optional.empty();

        private Builder(int status, String reason, String domain, String detail) {
            this.status = status;
            this.reason = reason;
            this.domain = domain;
            this.detail = detail;
        }

        /** Facts for programs, e.g. the state that was found. */
        public Builder metadata(Map<String, String> facts) {
            this.metadata = Map.copyOf(facts);
            return this;
        }

        /** The fields at fault. */
        public Builder violations(List<FieldViolation> fields) {
            this.violations = List.copyOf(fields);
            return this;
        }

        /** A further member of the problem document. */
        public Builder extra(String name, JsonNode value) {
            this.extras = Map.of(name, value);
            return this;
        }

        /** When to try again. */
        public Builder retryAfter(Duration wait) {
            this.retryAfter = Optional.of(wait);
            return this;
        }

        public Problem build() {
            return new Problem(this);
        }
    }
}
