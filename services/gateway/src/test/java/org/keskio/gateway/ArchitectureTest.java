package org.keskio.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final ArchRule OWNS_NO_DATA = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "jakarta.persistence..",
                    "org.hibernate..",
                    "org.flywaydb..",
                    "io.vertx.sqlclient..",
                    "org.keskio.platform.events..")
            .because("the gateway owns no data");

    private static final ArchRule PUBLISHES_NO_FACTS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Outgoing")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
            .because("facts are published by those who own the data");

    @Test
    void theGatewayOwnsNoDataAndPublishesNoFacts() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.keskio.gateway");

        assertThat(classes).isNotEmpty();
        OWNS_NO_DATA.check(classes);
        PUBLISHES_NO_FACTS.check(classes);
    }

    @Test
    void theRuleBites() {
        JavaClasses leak = new ClassFileImporter().importClasses(Leak.class);

        assertThatThrownBy(() -> OWNS_NO_DATA.check(leak)).isInstanceOf(AssertionError.class);
    }

    /** A gateway that begins to keep things. */
    private record Leak(Optional<Connection> connection) {}
}
