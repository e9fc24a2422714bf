package org.keskio.pricing;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes a fact as another service would. */
final class FactWriter {

    private FactWriter() {}

    static void write(String topic, String aggregate, long version, Message fact) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, aggregate, fact.toByteArray());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", fact.getDescriptorForType().getFullName(),
                        "ce_source", "/keskio/test",
                        "ce_subject", aggregate,
                        "ce_time", Clock.systemUTC().instant().toString(),
                        "ce_aggregateversion", Long.toString(version))
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
