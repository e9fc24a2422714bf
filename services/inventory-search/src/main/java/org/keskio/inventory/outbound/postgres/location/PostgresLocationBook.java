package org.keskio.inventory.outbound.postgres.location;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.inventory.application.location.LocationBook;
import org.keskio.inventory.domain.location.Location;
import org.keskio.inventory.domain.location.LocationCode;

/** The locations in PostgreSQL: a batch is one statement, whatever its size. */
@ApplicationScoped
public class PostgresLocationBook implements LocationBook {

    private static final String PUT = """
            with incoming as (
                select * from json_to_recordset(cast(cast(:rows as text) as json)) as row (
                    code text, kind text, name text, street text, postcode text, town text, country text,
                    latitude double precision, longitude double precision, time_zone text, gln text,
                    opening_hours text, handling_minutes integer, daily_capacity integer)
            )
            insert into locations (
                code, kind, name, street, postcode, town, country, latitude, longitude, time_zone, gln,
                opening_hours, handling_minutes, daily_capacity)
            select code, kind, name, street, postcode, town, country, latitude, longitude, time_zone, gln,
                opening_hours, handling_minutes, daily_capacity
            from incoming order by code
            on conflict (code) do update set
                kind = excluded.kind, name = excluded.name, street = excluded.street, postcode = excluded.postcode,
                town = excluded.town, country = excluded.country, latitude = excluded.latitude,
                longitude = excluded.longitude, time_zone = excluded.time_zone, gln = excluded.gln,
                opening_hours = excluded.opening_hours, handling_minutes = excluded.handling_minutes,
                daily_capacity = excluded.daily_capacity, version = nextval('location_version')
            where (locations.kind, locations.name, locations.street, locations.postcode, locations.town,
                locations.country, locations.latitude, locations.longitude, locations.time_zone, locations.gln,
                locations.opening_hours, locations.handling_minutes, locations.daily_capacity)
            is distinct from (excluded.kind, excluded.name, excluded.street, excluded.postcode, excluded.town,
                excluded.country, excluded.latitude, excluded.longitude, excluded.time_zone, excluded.gln,
                excluded.opening_hours, excluded.handling_minutes, excluded.daily_capacity)
            returning code, version
            """;

    @Override
    public Uni<List<Changed>> put(Mutiny.StatelessSession tx, Collection<Location> locations) {
        JsonArray rows = new JsonArray();
        locations.forEach(location -> rows.add(row(location)));
        return tx.createNativeQuery(PUT, Object[].class)
                .setParameter("rows", rows.encode())
                .getResultList()
                .map(changed -> changed.stream()
                        .map(row -> new Changed(new LocationCode((String) row[0]), ((Number) row[1]).longValue()))
                        .toList());
    }

    private static JsonObject row(Location location) {
        JsonObject row = new JsonObject()
                .put("code", location.code().value())
                .put("kind", location.kind().name())
                .put("name", location.name())
                .put("street", location.street())
                .put("postcode", location.postcode())
                .put("town", location.town())
                .put("country", location.country())
                .put("latitude", location.position().latitude())
                .put("longitude", location.position().longitude())
                .put("time_zone", location.timeZone().getId())
                .put("opening_hours", location.hours().text())
                .put("handling_minutes", location.handlingMinutes())
                .put("daily_capacity", location.dailyCapacity());
        location.gln().ifPresent(gln -> row.put("gln", gln.value()));
        return row;
    }
}
