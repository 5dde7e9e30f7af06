package org.crowdshelf.transport.engine;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.CoercedVariables;
import graphql.execution.DataFetcherResult;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.WiringFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/**
 * The served schema with generated data: a value depends on its field and parent only. Some values
 * are null, missing or of a wrong type.
 */
final class RandomAnswers {

  static final GraphQLSchema SCHEMA = schema();

  private static final int RARE = 60;
  private static final Object WRONG = new Object();

  private final long seed;

  RandomAnswers(long seed) {
    this.seed = seed;
  }

  /** An object of an object type. */
  private record Made(RandomAnswers by, long number) {}

  // Depends on the field only: some fields are read from the parent, others wait or load.
  private enum Way {
    PLAIN,
    WAITED,
    LOADED
  }

  private Object value(GraphQLType type, long number) {
    Random random = new Random(number);
    boolean required = GraphQLTypeUtil.isNonNull(type);
    if (random.nextInt(required ? RARE : 5) == 0) {
      return null;
    }
    if (random.nextInt(RARE) == 0) {
      return WRONG;
    }
    GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
    if (bare instanceof GraphQLList list) {
      List<Object> values = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        values.add(value(list.getWrappedType(), random.nextLong()));
      }
      return values;
    }
    if (bare instanceof GraphQLEnumType constants) {
      return constants.getValues().get(random.nextInt(constants.getValues().size())).getValue();
    }
    if (bare instanceof GraphQLScalarType scalar) {
      return switch (scalar.getName()) {
        case "Int" -> random.nextInt();
        case "Boolean" -> random.nextBoolean();
        default -> "text " + random.nextInt(100);
      };
    }
    return new Made(this, random.nextLong());
  }

  private static Object of(Object parent, RandomAnswers root, String type, String field) {
    RandomAnswers answers = parent instanceof Made made ? made.by : root;
    long number = parent instanceof Made made ? made.number : answers.seed;
    long mixed = new Random(number ^ field.hashCode()).nextLong();
    if (mixed % RARE == 0) {
      throw new IllegalStateException(field);
    }
    return answers.value(SCHEMA.getObjectType(type).getFieldDefinition(field).getType(), mixed);
  }

  private record Plain(String type, String field) implements PlainFetcher {

    @Override
    public Object read(Object parent, Locale locale) {
      return of(parent, null, type, field);
    }
  }

  private record Waited(String type, String field) implements DataFetcher<Object> {

    @Override
    public Object get(DataFetchingEnvironment environment) {
      RandomAnswers root = environment.getGraphQlContext().get(RandomAnswers.class);
      Object value = of(environment.getSource(), root, type, field);
      if (String.valueOf(value).hashCode() % RARE == 0) {
        GraphQLError error = GraphqlErrorBuilder.newError(environment).message("half").build();
        return DataFetcherResult.newResult().data(value).error(error).build();
      }
      return CompletableFuture.completedFuture(value);
    }
  }

  private record Loaded(String type, String field) implements DataFetcher<Object> {

    @Override
    public Object get(DataFetchingEnvironment environment) {
      RandomAnswers root = environment.getGraphQlContext().get(RandomAnswers.class);
      DataLoader<Object, Object> loader =
          environment
              .getDataLoaderRegistry()
              .computeIfAbsent(
                  type + field,
                  name ->
                      DataLoaderFactory.newDataLoader(
                          parents ->
                              CompletableFuture.completedFuture(
                                  parents.stream()
                                      .map(parent -> of(parent, root, type, field))
                                      .collect(Collectors.toList()))));
      Object parent = environment.getSource();
      return loader.load(parent == null ? root : parent);
    }
  }

  private static final class Wiring implements WiringFactory {

    @Override
    public boolean providesDataFetcher(FieldWiringEnvironment field) {
      return true;
    }

    @Override
    public DataFetcher<?> getDataFetcher(FieldWiringEnvironment environment) {
      String field = environment.getFieldDefinition().getName();
      String parent = environment.getParentType().getName();
      return switch (way(parent, field)) {
        case PLAIN -> new Plain(parent, field);
        case WAITED -> new Waited(parent, field);
        case LOADED -> new Loaded(parent, field);
      };
    }

    private static Way way(String parent, String field) {
      if (parent.equals("Query") || parent.equals("Mutation")) {
        return Way.WAITED;
      }
      return switch (Math.floorMod((parent + field).hashCode(), 12)) {
        case 0 -> Way.LOADED;
        case 1 -> Way.WAITED;
        default -> Way.PLAIN;
      };
    }

    @Override
    public boolean providesScalar(ScalarWiringEnvironment scalar) {
      return !ScalarInfo.isGraphqlSpecifiedScalar(scalar.getScalarTypeDefinition().getName());
    }

    @Override
    public GraphQLScalarType getScalar(ScalarWiringEnvironment scalar) {
      return GraphQLScalarType.newScalar()
          .name(scalar.getScalarTypeDefinition().getName())
          .coercing(new AsItIs())
          .build();
    }

    @Override
    public boolean providesTypeResolver(InterfaceWiringEnvironment type) {
      return true;
    }

    @Override
    public TypeResolver getTypeResolver(InterfaceWiringEnvironment type) {
      String name = type.getInterfaceTypeDefinition().getName();
      return environment -> {
        List<GraphQLObjectType> all =
            environment
                .getSchema()
                .getImplementations((GraphQLInterfaceType) environment.getSchema().getType(name));
        return environment.getObject() instanceof Made made
            ? all.get((int) Math.floorMod(made.number, (long) all.size()))
            : null;
      };
    }
  }

  private static final class AsItIs implements Coercing<Object, Object> {

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      if (value == WRONG) {
        throw new CoercingSerializeException("wrong");
      }
      return value;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      return input;
    }

    @Override
    public Object parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return input.toString();
    }
  }

  private static GraphQLSchema schema() {
    try (InputStream served = RandomAnswers.class.getResourceAsStream("/schema.graphql")) {
      String text = new String(served.readAllBytes(), StandardCharsets.UTF_8);
      return new SchemaGenerator()
          .makeExecutableSchema(
              new SchemaParser().parse(text),
              RuntimeWiring.newRuntimeWiring().wiringFactory(new Wiring()).build());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
