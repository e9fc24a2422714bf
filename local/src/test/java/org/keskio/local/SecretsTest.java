package org.keskio.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void onlyTheOwnerCanReadTheFile() throws IOException {
        secrets().database("pricing");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecretIsMadeOnce() {
        String first = secrets().client("webshop");
        assertThat(secrets().client("webshop")).isEqualTo(first);
    }

    @Test
    void noTwoSecretsAreAlike() {
        assertThat(secrets().client("webshop")).isNotEqualTo(secrets().client("till"));
    }

    @Test
    void aSecretNeedsNoQuotingInSqlOrJson() {
        assertThat(secrets().database("profile")).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void theDemoPasswordCanBeTypedOnAPhone() {
        assertThat(secrets().demoPassword()).matches("tunturi-[a-z2-9]{4}-[a-z2-9]{4}");
    }

    private Secrets secrets() {
        return new Secrets(folder.resolve("secrets"), new SecureRandom());
    }
}
