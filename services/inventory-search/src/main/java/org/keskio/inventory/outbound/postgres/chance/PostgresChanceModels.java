package org.keskio.inventory.outbound.postgres.chance;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.chance.ChanceModels;
import org.keskio.inventory.domain.chance.Calibration;
import org.keskio.inventory.domain.chance.ChanceModel;
import org.keskio.inventory.domain.chance.ChanceModel.KindModel;
import org.keskio.inventory.domain.chance.Losses;
import org.keskio.inventory.domain.location.LocationCode;
import org.keskio.inventory.domain.location.LocationKind;

/** Versions of the model, each with its kinds and places. */
@ApplicationScoped
class PostgresChanceModels implements ChanceModels {

    private static final String LATEST =
            "select version, made_at, calibration_error from chance_models order by version desc";

    private static final String KINDS = """
            select kind, per_day, per_sale, together, overlooked, repeated, intercept, slope
            from chance_kinds where version = :version""";

    private static final String ADD = """
            insert into chance_models (version, made_at, picks, new_picks, calibration_error, brier, log_loss)
            values (:version, :madeAt, :picks, :newPicks, :error, :brier, :logLoss) on conflict do nothing""";

    private static final String ADD_KIND = """
            insert into chance_kinds (version, kind, per_day, per_sale, together, overlooked, repeated, intercept, slope)
            values (:version, :kind, :perDay, :perSale, :together, :overlooked, :repeated, :intercept, :slope)""";

    private static final String ADD_SHIFTS = """
            insert into chance_shifts (version, location, shift)
            select :version, k.location, cast(k.shift as double precision)
            from unnest(cast(:locations as text[]), cast(:shifts as text[])) k(location, shift)""";

    @Override
    public Uni<Optional<Kept>> latest(Mutiny.StatelessSession session) {
        return session.createNativeQuery(LATEST, Object[].class)
                .setMaxResults(1)
                .getResultList()
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : read(session, rows.getFirst()).map(Optional::of));
    }

    private static Uni<Kept> read(Mutiny.StatelessSession session, Object[] head) {
        long version = ((Number) head[0]).longValue();
        return session.createNativeQuery(KINDS, Object[].class)
                .setParameter("version", version)
                .getResultList()
                .chain(kinds -> session.createNativeQuery(
                                "select location, shift from chance_shifts where version = :version", Object[].class)
                        .setParameter("version", version)
                        .getResultList()
                        .map(shifts -> new Kept(
                                new ChanceModel(version, kinds(kinds), shifts(shifts)),
                                instant(head[1]),
                                ((Number) head[2]).doubleValue())));
    }

    private static Map<LocationKind, KindModel> kinds(List<Object[]> rows) {
        Map<LocationKind, KindModel> kinds = new EnumMap<>(LocationKind.class);
        for (Object[] row : rows) {
            Losses losses = new Losses(real(row[1]), real(row[2]), real(row[3]), real(row[4]), real(row[5]));
            kinds.put(
                    LocationKind.valueOf((String) row[0]),
                    new KindModel(losses, new Calibration(real(row[6]), real(row[7]))));
        }
        return kinds;
    }

    private static Map<LocationCode, Double> shifts(List<Object[]> rows) {
        Map<LocationCode, Double> shifts = new HashMap<>();
        rows.forEach(row -> shifts.put(new LocationCode((String) row[0]), real(row[1])));
        return shifts;
    }

    @Override
    public Uni<Boolean> add(Mutiny.StatelessSession tx, ChanceModel model, Lesson lesson) {
        return tx.createNativeQuery(ADD)
                .setParameter("version", model.version())
                .setParameter("madeAt", lesson.madeAt())
                .setParameter("picks", lesson.picks())
                .setParameter("newPicks", lesson.newPicks())
                .setParameter("error", lesson.calibrationError())
                .setParameter("brier", lesson.brier())
                .setParameter("logLoss", lesson.logLoss())
                .executeUpdate()
                .chain(made -> made == 0
                        ? Uni.createFrom().item(false)
                        : addKinds(tx, model).chain(() -> addShifts(tx, model)).replaceWith(true));
    }

    private static Uni<Void> addKinds(Mutiny.StatelessSession tx, ChanceModel model) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Map.Entry<LocationKind, KindModel> kind : model.kinds().entrySet()) {
            Losses losses = kind.getValue().losses();
            all = all.chain(() -> tx.createNativeQuery(ADD_KIND)
                    .setParameter("version", model.version())
                    .setParameter("kind", kind.getKey().name())
                    .setParameter("perDay", losses.perDay())
                    .setParameter("perSale", losses.perSale())
                    .setParameter("together", losses.together())
                    .setParameter("overlooked", losses.overlooked())
                    .setParameter("repeated", losses.repeated())
                    .setParameter("intercept", kind.getValue().calibration().intercept())
                    .setParameter("slope", kind.getValue().calibration().slope())
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return all;
    }

    private static Uni<Void> addShifts(Mutiny.StatelessSession tx, ChanceModel model) {
        List<Map.Entry<LocationCode, Double>> shifts =
                List.copyOf(model.shifts().entrySet());
        return tx.createNativeQuery(ADD_SHIFTS)
                .setParameter("version", model.version())
                .setParameter(
                        "locations",
                        shifts.stream().map(shift -> shift.getKey().value()).toArray(String[]::new))
                .setParameter(
                        "shifts",
                        shifts.stream()
                                .map(shift -> shift.getValue().toString())
                                .toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static double real(Object value) {
        return ((Number) value).doubleValue();
    }

    private static Instant instant(Object value) {
        return switch (value) {
            case Instant at -> at;
            case OffsetDateTime at -> at.toInstant();
            default -> throw new IllegalStateException("not a time: " + value);
        };
    }
}
