package org.crowdshelf.transport.engine;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.introspection.GoodFaithIntrospection;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crowdshelf.shared.database.DatabaseUnavailable;
import org.crowdshelf.shared.database.SqlState;
import org.crowdshelf.shared.error.ErrorCode;
import org.crowdshelf.shared.error.Refusal;
import org.crowdshelf.shared.language.Language;
import org.crowdshelf.shared.language.Messages;
import org.crowdshelf.transport.document.LimitExceeded;
import org.jboss.logging.Logger;

/**
 * Maps errors for clients: a message in their language, the location and {@code extensions.code},
 * but no class name, SQL or exception message.
 */
public final class ErrorAnswers {

  private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);

  private ErrorAnswers() {}

  public static ExecutionResult mapped(ExecutionResult result, Language language) {
    List<GraphQLError> answers = new ArrayList<>();
    for (GraphQLError error : result.getErrors()) {
      // A null in a non-null field follows from another error; without one it is a fault of the
      // service.
      if (!(error instanceof NonNullableFieldWasNullError) || result.getErrors().size() == 1) {
        answers.add(answer(error, language));
      }
    }
    return result.transform(builder -> builder.errors(answers));
  }

  /** The error of a fault of the service outside of any field. */
  public static GraphQLError fault(Language language, Throwable cause) {
    String correlationId = UUID.randomUUID().toString();
    LOG.errorf(cause, "Request failed, correlation id %s", correlationId);
    return internal(language, null, correlationId);
  }

  private static GraphQLError answer(GraphQLError error, Language language) {
    if (error instanceof LimitExceeded limit) {
      return told(error, limit.code(), text(language, limit.messageKey(), limit.params()));
    }
    if (error instanceof ExceptionWhileDataFetching failed) {
      ErrorCode told = codeOfDatabaseError(failed.getException());
      if (told != null) {
        return told(error, told, text(language, messageOfDatabaseError(told), Map.of()));
      }
      Refusal refusal = refusalIn(failed.getException());
      return refusal == null
          ? internal(error, failed.getException(), language)
          : told(error, refusal.code(), text(language, refusal.messageKey(), refusal.params()));
    }
    if (error instanceof NonNullableFieldWasNullError) {
      return internal(error, null, language);
    }
    if (error instanceof BadFaithIntrospectionError) {
      long max = GoodFaithIntrospection.GOOD_FAITH_MAX_FIELDS_COUNT;
      return answer(new LimitExceeded(ErrorCode.INTROSPECTION_TOO_COMPLEX, max), language);
    }
    ErrorCode code = codeOfDocumentError(error);
    if (code == null) {
      return internal(error, error instanceof Throwable thrown ? thrown : null, language);
    }
    String message = withoutValues(error.getMessage());
    if (ClassNames.areIn(message)) {
      // The engine could not make an object of ours: mostly a fault of the service.
      LOG.warnf("An argument could not be read at %s: %s", error.getPath(), message);
      message = text(language, "BAD_USER_INPUT.UNREADABLE", Map.of());
    }
    return told(error, code, ValueText.of(language, message));
  }

  private static ErrorCode codeOfDocumentError(GraphQLError error) {
    if (error.getErrorType() == ErrorType.InvalidSyntax) {
      return ErrorCode.GRAPHQL_PARSE_FAILED;
    }
    if (error instanceof ValidationError invalid) {
      return invalid.getValidationErrorType() == ValidationErrorType.WrongType
          ? ErrorCode.BAD_USER_INPUT
          : ErrorCode.GRAPHQL_VALIDATION_FAILED;
    }
    if (error.getErrorType() == ErrorType.ValidationError) {
      // Variables and arguments whose values do not fit their type.
      return ErrorCode.BAD_USER_INPUT;
    }
    return error.getErrorType() == ErrorType.OperationNotSupported
        ? ErrorCode.GRAPHQL_VALIDATION_FAILED
        : null;
  }

  private static GraphQLError internal(GraphQLError error, Throwable cause, Language language) {
    String correlationId = UUID.randomUUID().toString();
    LOG.errorf(cause, "Request failed at %s, correlation id %s", error.getPath(), correlationId);
    return internal(language, error.getPath(), correlationId);
  }

  private static GraphQLError internal(Language language, List<Object> path, String correlationId) {
    return new ClientError(
        text(language, ErrorCode.INTERNAL.name(), Map.of("id", correlationId)),
        null,
        path,
        Map.of("code", ErrorCode.INTERNAL.name(), "correlationId", correlationId));
  }

  private static GraphQLError told(GraphQLError error, ErrorCode code, String message) {
    return new ClientError(
        message, error.getLocations(), error.getPath(), Map.of("code", code.name()));
  }

  private static String text(Language language, String key, Map<String, String> params) {
    return Messages.text(language, key, params);
  }

  /** The engine's message on a document, without the values that it quotes in its own notation. */
  static String withoutValues(String message) {
    return EngineMessage.shown(message);
  }

  private static ErrorCode codeOfDatabaseError(Throwable failure) {
    if (DatabaseUnavailable.is(failure)) {
      return ErrorCode.UNAVAILABLE;
    }
    return switch (SqlState.of(failure)) {
      // query_canceled: the statement timeout is at most the time of an operation.
      case "57014" -> ErrorCode.TIMEOUT;
      // character_not_in_repertoire: an argument of a lookup contains NUL.
      case "22021" -> ErrorCode.BAD_USER_INPUT;
      default -> null;
    };
  }

  private static String messageOfDatabaseError(ErrorCode code) {
    return code == ErrorCode.BAD_USER_INPUT ? "BAD_USER_INPUT.CHARACTERS" : code.name();
  }

  private static Refusal refusalIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
    }
    return null;
  }
}
