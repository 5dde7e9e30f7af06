package org.crowdshelf.transport.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.arc.InjectableBean;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.caffeine.runtime.graal.CacheConstructorsFeature;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Caffeine finds its generated classes by name; the settings of a builder make up the name. The
 * extension or {@link NativeCaches} registers each class that the service uses.
 */
@QuarkusTest
class NativeCachesTest {

  @Test
  void everyCacheIsRegistered() throws ReflectiveOperationException {
    Set<String> used = new TreeSet<>();
    for (Bean<?> bean :
        Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
      if (bean.getBeanClass().getName().startsWith("org.crowdshelf.") && isShared(bean)) {
        collect(bean, used);
      }
    }
    assertTrue(used.size() > 4, used::toString);
    used.removeAll(Set.of(CacheConstructorsFeature.typesNeedingConstructorsRegistered()));
    used.removeAll(
        Arrays.asList(NativeCaches.class.getAnnotation(RegisterForReflection.class).classNames()));
    assertEquals(Set.of(), used);
  }

  private static boolean isShared(Bean<?> bean) {
    return bean.getScope() == ApplicationScoped.class || bean.getScope() == Singleton.class;
  }

  private static void collect(Bean<?> bean, Set<String> used) throws ReflectiveOperationException {
    boolean keeps =
        Arrays.stream(bean.getBeanClass().getDeclaredFields()).anyMatch(NativeCachesTest::isCache);
    if (!keeps) {
      return;
    }
    try (InstanceHandle<?> handle = Arc.container().instance((InjectableBean<?>) bean)) {
      Object instance = ClientProxy.unwrap(handle.get());
      for (Field field : bean.getBeanClass().getDeclaredFields()) {
        if (isCache(field)) {
          field.setAccessible(true);
          Object entries = entries(field.get(instance));
          used.add(entries.getClass().getName());
          used.add(nodeFactory(entries).getClass().getName());
        }
      }
    }
  }

  private static boolean isCache(Field field) {
    return Cache.class.isAssignableFrom(field.getType())
        || AsyncCache.class.isAssignableFrom(field.getType());
  }

  private static Object entries(Object cache) throws ReflectiveOperationException {
    if (cache instanceof Cache<?, ?> plain) {
      return plain.asMap();
    }
    Field entries = cache.getClass().getDeclaredField("cache");
    entries.setAccessible(true);
    return entries.get(cache);
  }

  private static Object nodeFactory(Object entries) throws ReflectiveOperationException {
    Field factory =
        Class.forName("com.github.benmanes.caffeine.cache.BoundedLocalCache")
            .getDeclaredField("nodeFactory");
    factory.setAccessible(true);
    return factory.get(entries);
  }
}
