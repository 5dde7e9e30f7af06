package org.crowdshelf.transport.engine;

import graphql.GraphQLException;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.ReflectionInvoker;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Wrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a record component, or calls a getter without arguments. A {@link Method} and no
 * MethodHandle: a native image compiles the call of a method, and interprets a handle that is not
 * constant.
 */
final class PropertyFetcher implements PlugableDataFetcher<Object>, PlainFetcher {

  private final Method accessor;

  private PropertyFetcher(Method accessor) {
    this.accessor = accessor;
  }

  /** The fetcher of a field; empty if annotations transform its value. */
  static Optional<PropertyFetcher> of(Field field, Reference owner) {
    if (field.getMethodName() == null || changed(field)) {
      return Optional.empty();
    }
    // The extension registers the members for a native image.
    Method method =
        new ReflectionInvoker(owner.getClassName(), field.getMethodName(), List.of()).getMethod();
    return isPublic(method) ? Optional.of(new PropertyFetcher(method)) : Optional.empty();
  }

  private static boolean isPublic(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && Modifier.isPublic(method.getDeclaringClass().getModifiers());
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
      return accessor.invoke(parent);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof RuntimeException thrown
          ? thrown
          : new GraphQLException(failed.getCause());
    } catch (IllegalAccessException hidden) {
      throw new GraphQLException(hidden);
    }
  }
}
