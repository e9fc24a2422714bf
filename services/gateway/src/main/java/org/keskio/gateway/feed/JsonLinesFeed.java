package org.keskio.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.keskio.gateway.feed.FeedRecord.Refused;
import org.keskio.gateway.feed.FeedRecord.Row;

/** JSON Lines: an object a line, with the names of the CSV columns. */
final class JsonLinesFeed implements FeedReader {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private final FeedKind kind;
    private final Lines lines;

    JsonLinesFeed(FeedKind kind, Lines lines) {
        this.kind = kind;
        this.lines = lines;
    }

    @Override
    public @Nullable FeedRecord next() throws IOException {
        Lines.@Nullable Line line = lines.next();
        while (line instanceof Lines.Line.Text blank && blank.text().isBlank()) {
            line = lines.next();
        }
        return switch (line) {
            case null -> null;
            case Lines.Line.Unreadable unreadable ->
                new Refused(unreadable.number(), Refused.LINE, unreadable.reason());
            case Lines.Line.Text text -> record(text);
        };
    }

    private FeedRecord record(Lines.Line.Text line) {
        try {
            JsonNode object = JSON.readTree(line.text());
            return object.isObject()
                    ? row(line.number(), object)
                    : new Refused(line.number(), Refused.LINE, "is not a JSON object");
        } catch (JsonProcessingException e) {
            return new Refused(
                    line.number(),
                    Refused.LINE,
                    line.ended() ? "is not a JSON object" : "is not a JSON object; it seems to be cut");
        }
    }

    private FeedRecord row(long line, JsonNode object) {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!kind.columns().contains(field.getKey())) {
                return new Refused(line, field.getKey(), "is not a column of this feed");
            }
            @Nullable String value = textOf(field.getValue());
            if (value == null) {
                return new Refused(line, field.getKey(), "must be text, a number, true or false");
            }
            if (value.indexOf('\0') >= 0) {
                return new Refused(line, field.getKey(), "contains the character NUL");
            }
            values.put(field.getKey(), value);
        }
        for (String column : kind.columns()) {
            if (kind.required().contains(column) && !values.containsKey(column)) {
                return new Refused(line, column, "is missing");
            }
        }
        return new Row(line, values);
    }

    /** The value as a CSV column would say it; a list joins its words; null when there is no such way. */
    private static @Nullable String textOf(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isArray()) {
            StringJoiner words = new StringJoiner("|");
            for (JsonNode word : value) {
                if (!word.isTextual()) {
                    return null;
                }
                words.add(word.asText());
            }
            return words.toString();
        }
        return value.isTextual() || value.isBoolean() ? value.asText() : null;
    }
}
