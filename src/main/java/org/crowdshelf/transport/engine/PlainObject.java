package org.crowdshelf.transport.engine;

import com.fasterxml.jackson.core.io.SerializedString;
import graphql.GraphQLContext;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An object of an answer: its values, and the selection that all objects of its list share. */
public final class PlainObject extends AbstractMap<String, Object> {

  /** A selected field; its name is encoded once for all objects. */
  record Field(SerializedString name, PlainFetcher fetcher, PlainValue.Part part) {

    /** The value in the answer, read from this parent. */
    Object of(Object parent, GraphQLContext context, Locale locale) {
      return part.complete(fetcher.read(parent, locale), context, locale);
    }
  }

  /** The selected fields of a type, in the order of the answer. */
  record Selection(List<Field> fields) implements PlainValue {

    @Override
    public Object complete(Object parent, GraphQLContext context, Locale locale) {
      Object[] values = new Object[fields.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = fields.get(i).of(parent, context, locale);
      }
      return new PlainObject(this, values);
    }
  }

  private final Selection selection;
  private final Object[] values;

  private PlainObject(Selection selection, Object... values) {
    this.selection = selection;
    this.values = values;
  }

  @Override
  public int size() {
    return values.length;
  }

  /** The encoded name of a field. */
  public SerializedString name(int place) {
    return selection.fields.get(place).name();
  }

  /** The value of a field; may be null. */
  public Object value(int place) {
    return values[place];
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    Map<String, Object> entries = new LinkedHashMap<>(values.length * 2);
    for (int i = 0; i < values.length; i++) {
      entries.put(name(i).getValue(), values[i]);
    }
    return Collections.unmodifiableMap(entries).entrySet();
  }
}
