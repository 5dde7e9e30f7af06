package org.crowdshelf.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.crowdshelf.shared.id.IdType;
import org.crowdshelf.support.Database;
import org.crowdshelf.support.Fixture;
import org.crowdshelf.support.HeldRow;
import org.crowdshelf.support.OnVertx;
import org.crowdshelf.support.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The file that a replica looks at next. */
@QuarkusTest
class CheckNextUploadTest {

  @Inject CheckNextUpload next;

  private UUID upload;

  @BeforeEach
  void oneThatHasWaitedLongest() {
    upload = UUID.randomUUID();
    Database.execute(
        """
        insert into uploads (id, account_id, purpose, state, content_type, bytes, name, created_at, unused_since,
                             next_check_at)
        values (?, ?, 'IMAGE', 'CHECKING', 'image/jpeg', 10, ?, now(), now(), now() - interval '1 day')""",
        upload,
        Fixture.key(IdType.ACCOUNT, Person.someoneNew().accountId()),
        UploadKeys.name());
  }

  @AfterEach
  void forget() {
    Database.execute("delete from uploads where id = ?", upload);
  }

  @Test
  void isNotOneThatAnotherReplicaTakes() {
    try (HeldRow other = HeldRow.of("uploads", upload)) {
      assertFalse(other.awaitedBy(CompletableFuture.supplyAsync(() -> OnVertx.await(next::run))));
    }
    assertEquals(0, attempts());
  }

  @Test
  void isNotOneThatIsDeleted() {
    Database.execute("update uploads set deleting_at = now() where id = ?", upload);
    OnVertx.await(next::run);
    assertEquals(0, attempts());
  }

  private long attempts() {
    return Database.count("select attempts from uploads where id = ?", upload);
  }
}
