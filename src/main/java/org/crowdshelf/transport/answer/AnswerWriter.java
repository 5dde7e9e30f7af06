package org.crowdshelf.transport.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.crowdshelf.transport.engine.PlainObject;

/** Writes an answer as JSON straight from the engine's result: errors first, then data. */
public final class AnswerWriter {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int EXPECTED_BYTES = 4096;

  private AnswerWriter() {}

  /**
   * The bytes of an answer.
   *
   * @param max the number of bytes; nothing beyond them is buffered
   * @throws AnswerTooLarge if the answer has more
   */
  // The method that is not deprecated copies the bytes.
  @SuppressWarnings("deprecation")
  public static Buffer write(ExecutionResult result, Map<String, ?> extensions, long max) {
    ByteBufOutputStream bytes = new LimitedOutput(Unpooled.buffer(EXPECTED_BYTES), max);
    try (JsonGenerator json = JSON.createGenerator((OutputStream) bytes)) {
      json.writeStartObject();
      if (!result.getErrors().isEmpty()) {
        errors(json, result.getErrors());
      }
      if (result.isDataPresent()) {
        json.writeFieldName("data");
        value(json, result.getData());
      }
      if (!extensions.isEmpty()) {
        json.writeFieldName("extensions");
        value(json, extensions);
      }
      json.writeEndObject();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return Buffer.buffer(bytes.buffer());
  }

  /** Thrown while an answer is written that exceeds its limit. */
  public static final class AnswerTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    private AnswerTooLarge() {
      // No stack trace: the client asked for too much; the service has no fault.
      super(null, null, false, false);
    }
  }

  /** A buffer that refuses to grow past a limit. */
  private static final class LimitedOutput extends ByteBufOutputStream {

    private final long max;

    LimitedOutput(ByteBuf buffer, long max) {
      super(buffer);
      this.max = max;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (writtenBytes() + (long) length > max) {
        throw new AnswerTooLarge();
      }
      super.write(bytes, from, length);
    }
  }

  private static void errors(JsonGenerator json, List<GraphQLError> errors) throws IOException {
    json.writeArrayFieldStart("errors");
    for (GraphQLError error : errors) {
      value(json, error.toSpecification());
    }
    json.writeEndArray();
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(wellFormed(text));
    } else if (value instanceof PlainObject object) {
      object(json, object);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(json, element);
      }
      json.writeEndArray();
    } else {
      scalar(json, value);
    }
  }

  private static void object(JsonGenerator json, PlainObject object) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < object.size(); i++) {
      json.writeFieldName(object.name(i));
      value(json, object.value(i));
    }
    json.writeEndObject();
  }

  private static void scalar(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else {
      json.writeString(wellFormed(value.toString()));
    }
  }

  // A lone surrogate, quoted from a client's text, has no encoding in UTF-8.
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
