package dev.causeway.benchmarks.peer.quickfix;

import quickfix.Application;
import quickfix.Message;
import quickfix.SessionID;

/** An application that cares for nothing but what its subclass does with application messages. */
abstract class SilentApplication implements Application {
    @Override
    public void onCreate(SessionID id) {}

    @Override
    public void onLogon(SessionID id) {}

    @Override
    public void onLogout(SessionID id) {}

    @Override
    public void toAdmin(Message message, SessionID id) {}

    @Override
    public void fromAdmin(Message message, SessionID id) {}

    @Override
    public void toApp(Message message, SessionID id) {}
}
