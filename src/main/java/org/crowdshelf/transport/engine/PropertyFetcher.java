package org.crowdshelf.transport.engine;

import graphql.GraphQLException;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.ReflectionInvoker;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Wrapper;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a record component, or calls a getter without arguments. */
final class PropertyFetcher implements PlugableDataFetcher<Object>, PlainFetcher {

  private static final MethodType PLAIN = MethodType.methodType(Object.class, Object.class);

  private final MethodHandle accessor;

  private PropertyFetcher(MethodHandle accessor) {
    this.accessor = accessor;
  }

  /** The fetcher of a field; empty if annotations transform its value. */
  static Optional<PropertyFetcher> of(Field field, Reference owner) {
    if (field.getMethodName() == null || changed(field)) {
      return Optional.empty();
    }
    try {
      // The extension registers the members for a native image.
      Method method =
          new ReflectionInvoker(owner.getClassName(), field.getMethodName(), List.of()).getMethod();
      MethodHandle accessor = MethodHandles.publicLookup().unreflect(method);
      return Optional.of(new PropertyFetcher(accessor.asType(PLAIN)));
    } catch (IllegalAccessException hidden) {
      return Optional.empty();
    }
  }

  // Scalars format dates and numbers; only other annotations transform a value.
  private static boolean changed(Field field) {
    Wrapper wrapper = field.getWrapper();
    return field.hasTransformation()
        || field.isAdaptingTo()
        || field.isAdaptingWith()
        || field.getReference().isAdaptingTo()
        || field.getReference().isAdaptingWith()
        || wrapper != null && (wrapper.isArray() || wrapper.isMap() || wrapper.isOptional());
  }

  @Override
  public Object get(DataFetchingEnvironment environment) {
    return read(environment.getSource(), null);
  }

  @Override
  public Object get(
      GraphQLFieldDefinition field, Object parent, Supplier<DataFetchingEnvironment> environment) {
    return read(parent, null);
  }

  @Override
  public Object read(Object parent, Locale locale) {
    try {
      return accessor.invokeExact(parent);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable checked) {
      throw new GraphQLException(checked);
    }
  }
}
