package org.keskio.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    @Property
    void allowsEveryChannelUntilTheCustomerChooses(@ForAll IdentifierKind kind, @ForAll Channel channel) {
        assertThat(Recognition.UNRESTRICTED.allows(kind, channel)).isTrue();
    }

    @Property
    void allowsExactlyTheChannelsChosen(
            @ForAll IdentifierKind kind, @ForAll Set<Channel> chosen, @ForAll Channel channel) {
        Recognition recognition = Recognition.UNRESTRICTED.with(new RecognitionChoice(kind, chosen));
        assertThat(recognition.allows(kind, channel)).isEqualTo(chosen.contains(channel));
    }

    @Test
    void replacesTheEarlierChoiceForAKind() {
        Recognition recognition = Recognition.UNRESTRICTED
                .with(new RecognitionChoice(IdentifierKind.EMAIL, Set.of(Channel.WEB)))
                .with(new RecognitionChoice(IdentifierKind.EMAIL, Set.of(Channel.STORE)));
        assertThat(recognition.about(IdentifierKind.EMAIL))
                .map(RecognitionChoice::channels)
                .isEqualTo(Optional.of(Set.of(Channel.STORE)));
    }

    @Test
    void refusesTwoChoicesForOneKind() {
        RecognitionChoice choice = new RecognitionChoice(IdentifierKind.PHONE, Set.of());
        assertThatThrownBy(() -> new Recognition(List.of(choice, choice))).isInstanceOf(IllegalArgumentException.class);
    }
}
