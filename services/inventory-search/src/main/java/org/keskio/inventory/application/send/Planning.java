package org.keskio.inventory.application.send;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.keskio.inventory.application.policy.SourcingPolicies;
import org.keskio.inventory.domain.location.OpeningHours;
import org.keskio.inventory.domain.plan.CarrierTable;
import org.keskio.inventory.domain.plan.Holidays;
import org.keskio.inventory.domain.plan.PlanPolicy;
import org.keskio.inventory.domain.plan.Planner;
import org.keskio.inventory.domain.plan.SourcingPolicy;

/** Makes the planner from the settings; a table or hours that can't be read stop the start. */
@ApplicationScoped
class Planning {

    @Produces
    @Singleton
    PlanPolicy policy(SendSettings settings) {
        return new PlanPolicy(
                settings.carrierCutOff(),
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                OpeningHours.parse(settings.backHours()),
                settings.collectWithin());
    }

    /** What holds until another one is published. */
    @Produces
    @Singleton
    SourcingPolicy sourcing(SendSettings settings) {
        return new SourcingPolicy(
                new SourcingPolicy.Weights(
                        settings.weightHour(),
                        settings.weightCo2Kg(),
                        settings.weightMiss(),
                        settings.weightCustomerKm(),
                        settings.weightSplit()),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                settings.maxSplits(),
                settings.pickUpKm(),
                settings.maxPlans());
    }

    @Produces
    @Singleton
    CarrierTable carrier(SendSettings settings) {
        return CarrierTable.parse(lines(settings.carrierTable()));
    }

    @Produces
    @Singleton
    Planner planner(PlanPolicy policy, SourcingPolicies policies, CarrierTable carrier) {
        return new Planner(policy, () -> policies.current().policy(), carrier, new Holidays());
    }

    /** Codes and numbers that nobody can foresee. */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    private static List<String> lines(String name) {
        try {
            Path file = Path.of(name);
            if (Files.isReadable(file)) {
                return Files.readAllLines(file, StandardCharsets.UTF_8);
            }
            try (InputStream resource = Planning.class.getClassLoader().getResourceAsStream(name)) {
                if (resource == null) {
                    throw new IllegalStateException("keskio.send.carrier-table: there is no " + name);
                }
                return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("keskio.send.carrier-table: " + name + " cannot be read", e);
        }
    }
}
