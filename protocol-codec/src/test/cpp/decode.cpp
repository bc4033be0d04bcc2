// Reads XBP frames from standard input and prints their fields as the golden files write them.
#include <cstdint>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "dev_causeway_protocol_xbp_sbe/ExecutionReport.h"
#include "dev_causeway_protocol_xbp_sbe/FrameHeader.h"
#include "dev_causeway_protocol_xbp_sbe/Logon.h"
#include "dev_causeway_protocol_xbp_sbe/MdTrade.h"
#include "dev_causeway_protocol_xbp_sbe/NewOrder.h"

using namespace dev::causeway::protocol::xbp::sbe;

static void number(const char *name, std::uint64_t value) { std::cout << name << " = " << value << "\n"; }
static void amount(const char *name, std::int64_t value) {
    std::cout << name << " = " << (value == INT64_MIN ? "null" : std::to_string(value)) << "\n";
}
static void code(const char *name, char value) { std::cout << name << " = '" << value << "'\n"; }
static void text(const char *name, const std::string &value) { std::cout << name << " = \"" << value << "\"\n"; }

template <typename M> static M body(char *bytes, std::size_t at, FrameHeader &header, std::size_t size) {
    M message;
    message.wrapForDecode(bytes, at + FrameHeader::encodedLength(), header.blockLength(), header.version(), size);
    return message;
}

static void print(Logon m) {
    std::cout << "Logon\n";
    text("compId", m.getCompIdAsString());
    number("sessionEpoch", m.sessionEpoch());
    number("nextSeqToSend", m.nextSeqToSend());
    number("nextSeqExpected", m.nextSeqExpected());
    number("heartbeatMs", m.heartbeatMs());
}

static void print(NewOrder m) {
    std::cout << "NewOrder\n";
    text("clOrdId", m.getClOrdIdAsString());
    number("instrumentId", m.instrumentId());
    amount("price", m.price());
    amount("orderQty", m.orderQty());
    text("account", m.getAccountAsString());
    code("side", m.side());
    code("ordType", m.ordType());
}

static void print(ExecutionReport m) {
    std::cout << "ExecutionReport\n";
    number("orderId", m.orderId());
    number("execId", m.execId());
    text("clOrdId", m.getClOrdIdAsString());
    number("instrumentId", m.instrumentId());
    code("execType", m.execType());
    code("ordStatus", m.ordStatus());
    amount("price", m.price());
    amount("lastPx", m.lastPx());
    amount("lastQty", m.lastQty());
    amount("cumQty", m.cumQty());
    amount("leavesQty", m.leavesQty());
    number("transactTimeNs", m.transactTimeNs());
}

static void print(MdTrade m) {
    std::cout << "MdTrade\n";
    number("instrumentId", m.instrumentId());
    code("aggressorSide", m.aggressorSide());
    number("tradeId", m.tradeId());
    amount("price", m.price());
    amount("qty", m.qty());
    number("transactTimeNs", m.transactTimeNs());
}

int main() {
    std::vector<char> bytes{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    std::size_t size = bytes.size();
    for (std::size_t at = 0; at < size;) {
        FrameHeader header(bytes.data(), at, size, 0);
        switch (header.templateId()) {
            case Logon::sbeTemplateId(): print(body<Logon>(bytes.data(), at, header, size)); break;
            case NewOrder::sbeTemplateId(): print(body<NewOrder>(bytes.data(), at, header, size)); break;
            case ExecutionReport::sbeTemplateId(): print(body<ExecutionReport>(bytes.data(), at, header, size)); break;
            case MdTrade::sbeTemplateId(): print(body<MdTrade>(bytes.data(), at, header, size)); break;
            default: std::cerr << "template " << header.templateId() << "\n"; return 1;
        }
        number("magic", header.magic());
        number("flags", header.flags());
        number("seqNo", header.seqNo());
        number("sendingTimeNs", header.sendingTimeNs());
        at += header.frameLength();
    }
    return 0;
}
