package org.keskio.inventory.send;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.keskio.inventory.v1.SendOrderMoved;

/** Listens to the facts of this service as anybody else would. */
final class FactsHeard implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<SendOrderMoved> moves = new ArrayList<>();

    FactsHeard() {
        String broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "metadata.max.age.ms",
                        "500"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of("keskio.inventory.v1"));
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** The first move that is meant, waiting for it if need be. */
    SendOrderMoved move(Predicate<SendOrderMoved> meant) throws InvalidProtocolBufferException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (SendOrderMoved move : moves) {
                if (meant.test(move)) {
                    return move;
                }
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                if (type(record).equals("keskio.inventory.v1.SendOrderMoved")) {
                    moves.add(SendOrderMoved.parseFrom(record.value()));
                }
            }
        }
        throw new AssertionError("not heard in " + PATIENCE + "; heard " + moves);
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }
}
