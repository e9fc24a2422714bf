package org.keskio.e2e.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.keskio.inventory.v1.SendOrderMoved;
import org.keskio.inventory.v1.SendOrderState;

/** Hears everything that is told about send orders, from the first fact on, and keeps it. */
final class Topic implements AutoCloseable {

    static final String NAME = "keskio.inventory.v1";

    private static final System.Logger LOG = System.getLogger(Topic.class.getName());
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final Map<String, ConcurrentSkipListMap<Long, Fact>> facts = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final List<Broken> broken = new CopyOnWriteArrayList<>();
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private volatile boolean stopped;
    private volatile long looks;
    private volatile boolean atEnd;

    /** The first telling of a step. */
    record Fact(String id, SendOrderState to) {}

    Topic(String broker) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        thread = Thread.ofPlatform().name("topic").daemon().start(this::listen);
    }

    /** Steps of all orders by version, as they were told. */
    Map<String, ConcurrentSkipListMap<Long, Fact>> facts() {
        return facts;
    }

    /** The code that the customer of an order was mailed last. */
    Optional<String> code(String order) {
        return Optional.ofNullable(codes.get(order));
    }

    /** What was told wrongly. */
    List<Broken> broken() {
        return broken;
    }

    /** A state without the contract's prefix. */
    static String name(SendOrderState state) {
        return name(state.name().replace("SEND_ORDER_STATE_", ""));
    }

    /** An order that another source took over is reserved there. */
    static String name(String mark) {
        return mark.equals("RESOURCED") ? "RESERVED" : mark;
    }

    int heard() {
        return heard.get();
    }

    /** How many were told again, as a crash between the broker and the outbox makes happen. */
    int repeated() {
        return repeated.get();
    }

    /** Counts looks at the end of the topic. */
    long looks() {
        return looks;
    }

    /** Whether nothing was unheard at the last look. */
    boolean atEnd() {
        return atEnd;
    }

    @Override
    public void close() {
        stopped = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        List<TopicPartition> partitions = List.of();
        while (!stopped) {
            try {
                if (partitions.isEmpty()) {
                    partitions = find();
                    continue;
                }
                consumer.poll(POLL).forEach(this::hear);
                look(partitions);
            } catch (KafkaException e) {
                // The broker is away, or we are to stop: either way the next look tells.
                atEnd = false;
                LOG.log(System.Logger.Level.DEBUG, "The topic cannot be read now", e);
            } catch (RuntimeException | LinkageError e) {
                broken.add(new Broken("the topic can be read", "facts", e.toString()));
                return;
            }
        }
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private List<TopicPartition> find() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo one : consumer.partitionsFor(NAME)) {
            partitions.add(new TopicPartition(one.topic(), one.partition()));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    private void look(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        atEnd = partitions.stream().allMatch(one -> consumer.position(one) >= ends.getOrDefault(one, Long.MAX_VALUE));
        looks = looks + 1;
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        if (!header(record, "ce_type").equals(SendOrderMoved.getDescriptor().getFullName())) {
            return;
        }
        heard.incrementAndGet();
        try {
            SendOrderMoved moved = SendOrderMoved.parseFrom(record.value());
            String order = moved.getSendOrderId();
            long version = Long.parseLong(header(record, "ce_aggregateversion"));
            Fact fact = new Fact(header(record, "ce_id"), moved.getToState());
            ConcurrentSkipListMap<Long, Fact> story =
                    facts.computeIfAbsent(order, key -> new ConcurrentSkipListMap<>());
            Fact before = story.get(version);
            if (before != null) {
                repeated.incrementAndGet();
                if (!before.equals(fact)) {
                    broken.add(new Broken(
                            "a step is told as one event: order " + order + " version " + version,
                            before.toString(),
                            fact.toString()));
                }
                return;
            }
            if (!story.isEmpty() && story.lastKey() > version) {
                broken.add(new Broken(
                        "steps are told in their order: order " + order,
                        "version " + version + " before " + story.lastKey(),
                        "after it"));
            }
            story.put(version, fact);
            if (!moved.getPickupCode().isEmpty()) {
                codes.put(order, moved.getPickupCode());
            }
        } catch (InvalidProtocolBufferException e) {
            broken.add(new Broken("facts are readable", "a SendOrderMoved", e.toString()));
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
