package org.crowdshelf.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker finds what it is there to find. */
class PodRulesTest {

  private static final String FIT =
      """
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: one
          securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
          ports: [{containerPort: 8080}]
      volumes: [{name: tmp, emptyDir: {}}]
      """;

  @Test
  void findsNothingWhereAllIsKept() throws IOException {
    assertEquals(List.of(), broken(FIT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runAsNonRoot: true, | | one: runAsNonRoot is not true",
        "RuntimeDefault | Unconfined | one: no seccomp profile",
        "[ALL] | [NET_RAW] | one: does not drop all capabilities",
        "drop: [ALL] | 'drop: [ALL], add: [SYS_ADMIN]' | one: adds \"SYS_ADMIN\"",
        "allowPrivilegeEscalation: false, | | one: allowPrivilegeEscalation is not false",
        "Escalation: false, | 'Escalation: false, privileged: true,' | one: privileged",
        "emptyDir: {} | 'hostPath: {path: /}' | volume of type hostPath",
        "containerPort: 8080 | 'containerPort: 8080, hostPort: 80' | one: hostPort",
        "runAsNonRoot: true | 'runAsNonRoot: true, runAsUser: 0' | the pod: runs as user 0",
        "volumes: | 'hostPID: true\nvolumes:' | hostPID"
      })
  void findsWhatIsBroken(String kept, String instead, String rule) throws IOException {
    String unfit = FIT.replace(kept, instead == null ? "" : instead);
    assertEquals(List.of(rule), broken(unfit));
  }

  private static List<String> broken(String pod) throws IOException {
    return PodRules.broken(new YAMLMapper().readTree(pod));
  }
}
