package org.crowdshelf.architecture;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Map;
import java.util.TreeMap;

/** A schema as its parts by name: {@code Money}, {@code Money.minor}, {@code Query.node.id}. */
final class Contract {

  private Contract() {}

  /** The meaning of each part: its kind of definition, or its type with its default value. */
  static Map<String, String> parts(String schema) {
    Map<String, String> parts = new TreeMap<>();
    TypeDefinitionRegistry registry = new SchemaParser().parse(schema);
    registry.types().values().forEach(type -> add(parts, type));
    registry.objectTypeExtensions().values().forEach(all -> all.forEach(one -> add(parts, one)));
    registry
        .inputObjectTypeExtensions()
        .values()
        .forEach(all -> all.forEach(one -> add(parts, one)));
    registry.scalars().keySet().stream()
        .filter(scalar -> schema.contains("scalar " + scalar))
        .forEach(scalar -> parts.put(scalar, "scalar"));
    return parts;
  }

  private static void add(Map<String, String> parts, TypeDefinition<?> type) {
    parts.put(type.getName(), type.getClass().getSimpleName().replace("Extension", ""));
    if (type instanceof ImplementingTypeDefinition<?> output) {
      output
          .getImplements()
          .forEach(one -> parts.put(type.getName() + " implements " + printed(one), "yes"));
      output.getFieldDefinitions().forEach(field -> add(parts, type.getName(), field));
    } else if (type instanceof InputObjectTypeDefinition input) {
      input.getInputValueDefinitions().forEach(field -> add(parts, type.getName(), field));
    } else if (type instanceof EnumTypeDefinition choices) {
      for (EnumValueDefinition value : choices.getEnumValueDefinitions()) {
        parts.put(type.getName() + "." + value.getName(), "value");
      }
    }
  }

  private static void add(Map<String, String> parts, String type, FieldDefinition field) {
    String name = type + "." + field.getName();
    parts.put(name, printed(field.getType()));
    field.getInputValueDefinitions().forEach(argument -> add(parts, name, argument));
  }

  private static void add(Map<String, String> parts, String owner, InputValueDefinition value) {
    String preset = value.getDefaultValue() == null ? "" : " = " + printed(value.getDefaultValue());
    parts.put(owner + "." + value.getName(), printed(value.getType()) + preset);
  }

  private static String printed(Node<?> node) {
    return AstPrinter.printAst(node);
  }
}
