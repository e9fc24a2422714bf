package org.keskio.identity.domain;

import java.util.Set;

/** On which channels one kind of identifier may recognise the customer; none is a choice too. */
public record RecognitionChoice(IdentifierKind kind, Set<Channel> channels) {

    public RecognitionChoice {
        channels = Set.copyOf(channels);
    }

    /** Whether the channel may use it. */
    public boolean allows(Channel channel) {
        return channels.contains(channel);
    }
}
