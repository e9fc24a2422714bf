package org.keskio.identity.domain;

import java.util.Optional;

/** What happened to a customer; never tells the value of an identifier. */
public sealed interface CustomerEvent {

    /**
     * The customer came to be.
     *
     * @param channel empty when a feed brought them
     */
    record Created(Optional<Channel> channel) implements CustomerEvent {}

    /**
     * The customer was recognised.
     *
     * @param by    subject of the caller's token
     * @param store of the clerk who asked
     */
    record Recognised(IdentifierKind kind, Channel channel, String by, Optional<String> store)
            implements CustomerEvent {}

    /** An identifier was linked. */
    record Linked(IdentifierKind kind) implements CustomerEvent {}

    /** A recognition choice was made. */
    record Chosen(RecognitionChoice choice) implements CustomerEvent {}
}
