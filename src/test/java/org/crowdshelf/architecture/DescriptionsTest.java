package org.crowdshelf.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A client reads the schema without this repository: every part of it is described. */
@QuarkusTest
class DescriptionsTest {

  private final Set<String> undescribed = new TreeSet<>();

  @Test
  void everyTypeFieldArgumentAndValueIsDescribed() {
    new SchemaParser().parse(ServedSchema.text()).types().values().forEach(this::check);
    assertEquals(Set.of(), undescribed);
  }

  @Test
  void everyScalarIsUsedAndSpecified() {
    String schema = ServedSchema.text();
    TypeDefinitionRegistry registry = new SchemaParser().parse(schema);
    for (ScalarTypeDefinition scalar : registry.scalars().values()) {
      if (!ScalarInfo.isGraphqlSpecifiedScalar(scalar.getName())) {
        describe(scalar.getName(), scalar);
        if (!Pattern.compile(": \\[?" + scalar.getName() + "\\b").matcher(schema).find()) {
          undescribed.add(scalar.getName() + " is unused");
        }
        if (!scalar.hasDirective("specifiedBy")) {
          undescribed.add(scalar.getName() + " has no specification");
        }
      }
    }
    assertEquals(Set.of(), undescribed);
  }

  private void check(TypeDefinition<?> type) {
    describe(type.getName(), (AbstractDescribedNode<?>) type);
    if (type instanceof ObjectTypeDefinition object) {
      fields(type.getName(), object.getFieldDefinitions());
    } else if (type instanceof InterfaceTypeDefinition shared) {
      fields(type.getName(), shared.getFieldDefinitions());
    } else if (type instanceof InputObjectTypeDefinition input) {
      all(type.getName(), input.getInputValueDefinitions());
    } else if (type instanceof EnumTypeDefinition choices) {
      all(type.getName(), choices.getEnumValueDefinitions());
    }
  }

  private void fields(String type, List<FieldDefinition> fields) {
    all(type, fields);
    for (FieldDefinition field : fields) {
      List<InputValueDefinition> arguments = field.getInputValueDefinitions();
      // A mutation's only argument is its input, a type with a description of its own.
      if (!type.equals("Mutation")) {
        all(type + "." + field.getName(), arguments);
      }
    }
  }

  private <T extends AbstractDescribedNode<?> & NamedNode<?>> void all(
      String owner, List<T> parts) {
    parts.forEach(part -> describe(owner + "." + part.getName(), part));
  }

  private void describe(String name, AbstractDescribedNode<?> part) {
    if (part.getDescription() == null || part.getDescription().getContent().isBlank()) {
      undescribed.add(name);
    }
  }
}
