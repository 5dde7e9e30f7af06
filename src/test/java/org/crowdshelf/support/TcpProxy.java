package org.crowdshelf.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A way to a server that a test can cut, or leave open and silent. */
public final class TcpProxy implements AutoCloseable {

  private final int target;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition flows = lock.newCondition();
  private boolean silent;
  private volatile boolean cut;

  /** A proxy before a port of this machine. */
  public TcpProxy(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    thread(this::accept);
  }

  /** Where to connect to. */
  public int port() {
    return door.getLocalPort();
  }

  /** Ends every connection, and new ones at once, as a stopping server does. */
  public void cut() {
    cut = true;
    open.forEach(TcpProxy::close);
    open.clear();
  }

  /** Leaves connections open and takes new ones, but nothing comes through: a lost network. */
  public void silence() {
    set(true);
  }

  /** Takes connections again. */
  public void restore() {
    cut = false;
    set(false);
  }

  @Override
  public void close() {
    cut();
    set(false);
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void set(boolean value) {
    lock.lock();
    try {
      silent = value;
      flows.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        if (cut) {
          close(client);
          continue;
        }
        open.add(client);
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(server);
        thread(() -> copy(client, server));
        thread(() -> copy(server, client));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        waitWhileSilent();
        out.write(bytes, 0, read);
        out.flush();
      }
    } catch (IOException closed) {
      // One side is gone, so the other goes too.
    }
  }

  private void waitWhileSilent() {
    lock.lock();
    try {
      while (silent) {
        flows.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // That is what was wanted.
    }
  }
}
