package org.keskio.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "'  Aino.Virtanen@Example.ORG ',aino.virtanen@example.org",
        "aino+shop@example.org,aino+shop@example.org",
        "äyräs@example.org,äyräs@example.org",
        "a\u0308yras@example.org,äyras@example.org",
        "aino@SÄÄ.fi,aino@xn--s-0faa.fi",
        "o'hara@sub.example.co.uk,o'hara@sub.example.co.uk"
    })
    void keepsOneFormOfAnAddress(String typed, String kept) {
        assertThat(EmailAddress.read(typed).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aino",
                "@example.org",
                "aino@",
                "aino@localhost",
                "aino@@example.org",
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "aino virtanen@example.org",
                "\"aino\"@example.org",
                "aino@[127.0.0.1]",
                "aino@127.0.0.1",
                "aino@-example.org",
                "aino@example-.org",
                "aino@exa_mple.org",
                "aino@straße.de",
                "<b>@example.org",
                "😀@example.org",
                "aino@example.org\u0000",
                "aino@exam\nple.org"
            })
    void refusesWhatNobodyCanBeReachedAt(String typed) {
        assertThatThrownBy(() -> EmailAddress.read(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesALocalPartOfMoreThan64Octets() {
        assertThatThrownBy(() -> EmailAddress.read("ä".repeat(33) + "@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsNobodyTheAddress() {
        assertThat(EmailAddress.read("aino@example.org")).hasToString("EmailAddress[***]");
        assertThatThrownBy(() -> EmailAddress.read("aino.secret")).hasMessageNotContaining("secret");
    }

    @Property
    void readsWhatItKeptAsTheSame(@ForAll @StringLength(max = 40) String local) {
        EmailAddress kept;
        try {
            kept = EmailAddress.read(local + "@Example.org");
        } catch (IllegalArgumentException refused) {
            return;
        }
        assertThat(EmailAddress.read(kept.value())).isEqualTo(kept);
    }

    @Property
    void answersAnyTextWithAnAddressOrARefusal(@ForAll @StringLength(max = 300) String text) {
        try {
            assertThat(EmailAddress.read(text).value()).contains("@").hasSizeLessThanOrEqualTo(254);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("must");
        }
    }
}
