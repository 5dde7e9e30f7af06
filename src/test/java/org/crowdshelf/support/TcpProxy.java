package org.crowdshelf.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A way to a server that a test can cut, or leave open and silent. */
public final class TcpProxy implements AutoCloseable {

  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition flows = lock.newCondition();
  private boolean silent;
  private ServerSocket door;

  /** A proxy before a port of this machine. */
  public TcpProxy(int target) {
    this.target = target;
    listen(0);
    this.port = door.getLocalPort();
  }

  /** Where to connect to. */
  public int port() {
    return port;
  }

  /** Ends every connection and refuses new ones, as a stopped server does. */
  public void cut() {
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    open.forEach(TcpProxy::close);
    open.clear();
  }

  /** Leaves connections open and takes new ones, but nothing comes through: a lost network. */
  public void silence() {
    set(true);
  }

  /** Takes connections again. */
  public void restore() {
    set(false);
    if (door.isClosed()) {
      listen(port);
    }
  }

  @Override
  public void close() {
    cut();
    set(false);
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

  private void listen(int wanted) {
    try {
      ServerSocket listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      door = listening;
      thread(() -> accept(listening));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept(ServerSocket listening) {
    try {
      while (true) {
        Socket client = listening.accept();
        open.add(client);
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(server);
        thread(() -> copy(client, server));
        thread(() -> copy(server, client));
      }
    } catch (IOException closed) {
      // The test cut it.
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
