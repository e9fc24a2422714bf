package org.keskio.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.StringValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.keskio.platform.testkit.KafkaResource;
import org.keskio.platform.testkit.PostgresResource;
import org.keskio.platform.testkit.TokensResource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TokensResource.class)
class InboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    @Inject
    SampleConsumer consumer;

    private final String aggregate = UUID.randomUUID().toString();

    @Test
    void aRepeatedFactHasOneEffect() {
        publish("once");
        try (TopicReader topic = new TopicReader("keskio.sample.v1")) {
            await().atMost(PATIENCE).until(() -> !topic.of(aggregate).isEmpty());
            sendAgain(topic.of(aggregate).getFirst());
        }
        publish("after");

        await().atMost(PATIENCE).until(() -> effects().size() >= 2);
        assertThat(effects()).hasSize(2);
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheNextFactIsTaken() {
        publish("poison");
        publish("wholesome");

        await().atMost(PATIENCE).until(() -> effects().size() == 1);
        try (TopicReader letters = new TopicReader("keskio.sample-facts.dead-letters")) {
            await().atMost(PATIENCE).until(() -> !letters.of(aggregate).isEmpty());
            ConsumerRecord<String, byte[]> letter = letters.of(aggregate).getFirst();
            assertThat(TopicReader.header(letter, "dead-letter-reason")).contains("cannot digest this");
            assertThat(TopicReader.header(letter, "dead-letter-topic")).isEqualTo("keskio.sample.v1");
            assertThat(TopicReader.header(letter, "ce_subject")).isEqualTo(aggregate);
        }
        assertThat(database.count("select count(*) from inbox where id in (select id from inbox)"))
                .isPositive();
    }

    @Test
    void aRecordThatIsNoFactGoesToTheDeadLetters() {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            var _ = producer.send(new ProducerRecord<>("keskio.sample.v1", aggregate, new byte[] {1}));
        }

        try (TopicReader letters = new TopicReader("keskio.sample-facts.dead-letters")) {
            await().atMost(PATIENCE).until(() -> !letters.of(aggregate).isEmpty());
        }
    }

    @Test
    void aPayloadThatIsNotItsTypeGoesToTheDeadLetters() {
        publish("whole");
        ConsumerRecord<String, byte[]> whole;
        try (TopicReader topic = new TopicReader("keskio.sample.v1")) {
            await().atMost(PATIENCE).until(() -> !topic.of(aggregate).isEmpty());
            whole = topic.of(aggregate).getFirst();
        }
        try (KafkaProducer<String, byte[]> producer = producer()) {
            var _ = producer.send(new ProducerRecord<>(
                    whole.topic(),
                    null,
                    aggregate,
                    new byte[] {10, 99},
                    List.of(whole.headers().toArray())));
        }

        try (TopicReader letters = new TopicReader("keskio.sample-facts.dead-letters")) {
            await().atMost(PATIENCE).until(() -> !letters.of(aggregate).isEmpty());
        }
    }

    private void publish(String text) {
        database.inTransaction(session -> outbox.append(session, new Fact(aggregate, 1, StringValue.of(text))));
    }

    private List<IncomingFact> effects() {
        return consumer.effectsOn(aggregate);
    }

    private static void sendAgain(ConsumerRecord<String, byte[]> record) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            var _ = producer.send(new ProducerRecord<>(
                    record.topic(),
                    null,
                    record.key(),
                    record.value(),
                    Stream.of(record.headers().toArray()).toList()));
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
