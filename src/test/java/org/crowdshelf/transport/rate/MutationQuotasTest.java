package org.crowdshelf.transport.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The quotas that production has, in application.properties. */
class MutationQuotasTest {

  @Test
  void everyMutationHasAQuota() throws IOException {
    Set<String> mutations =
        schema().getMutationType().getFieldDefinitions().stream()
            .map(GraphQLFieldDefinition::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> limited =
        quotas().stream()
            .map(OperationQuota::operation)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(mutations, limited);
  }

  @Test
  void anHourAllowsLessThanSixtyMinutes() throws IOException {
    for (OperationQuota quota : quotas()) {
      assertTrue(quota.minute() > 0 && quota.hour() >= quota.minute(), quota::toString);
      assertTrue(quota.hour() < 60 * quota.minute(), quota::toString);
    }
  }

  private static List<OperationQuota> quotas() throws IOException {
    Properties properties = new Properties();
    try (Reader file =
        Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
      properties.load(file);
    }
    return Stream.of(properties.getProperty("crowdshelf.rate-limits.operations").split(","))
        .map(OperationQuota::of)
        .toList();
  }

  private static GraphQLSchema schema() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/schema.graphql"));
    return new SchemaGenerator()
        .makeExecutableSchema(new SchemaParser().parse(text), RuntimeWiring.MOCKED_WIRING);
  }
}
