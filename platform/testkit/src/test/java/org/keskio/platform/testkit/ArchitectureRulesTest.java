package org.keskio.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {

    private static final String HERE = "org.keskio.platform.testkit.";

    @Test
    void acceptsAServiceWhoseArrowsPointInwards() {
        assertThatCode(() -> ArchitectureRules.check(HERE + "clean", classesOf("clean")))
                .doesNotThrowAnyException();
    }

    @Test
    void eachRuleRejectsItsLeak() {
        JavaClasses leaky = classesOf("leaky");
        List<ArchRule> rules = ArchitectureRules.rules(HERE + "leaky");

        assertThat(rules)
                .hasSize(4)
                .allSatisfy(rule -> assertThatThrownBy(() -> rule.check(leaky)).isInstanceOf(AssertionError.class));
    }

    @Test
    void namesTheArrowThatIsWrong() {
        assertThatThrownBy(() -> ArchitectureRules.check(HERE + "leaky", classesOf("leaky")))
                .hasMessageContaining("Price")
                .hasMessageContaining("io.grpc.Status");
    }

    @Test
    void aPackageWithoutClassesIsNoSuccess() {
        assertThatThrownBy(() -> ArchitectureRules.check("org.keskio.nowhere")).hasMessageContaining("guard nothing");
    }

    private static JavaClasses classesOf(String name) {
        return new ClassFileImporter().importPackages(HERE + name);
    }
}
