package dev.causeway.gateway.outbound.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causeway.gateway.outbound.multicast.ClientPlaces.Outcome;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ClientPlacesTest {
    private final ClientPlaces places = new ClientPlaces(3, 2);

    @Test
    void shouldKeepAPlaceForOthersWhenOneAddressWantsAll() throws UnknownHostException {
        assertThat(places.tryTake(host(1))).isEqualTo(Outcome.TAKEN);
        assertThat(places.tryTake(host(1))).isEqualTo(Outcome.TAKEN);
        assertThat(places.tryTake(host(1))).isEqualTo(Outcome.SHARE_USED);

        assertThat(places.tryTake(host(2))).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void shouldBeFullWhenAllPlacesAreTaken() throws UnknownHostException {
        places.tryTake(host(1));
        places.tryTake(host(2));
        places.tryTake(host(3));

        assertThat(places.tryTake(host(4))).isEqualTo(Outcome.FULL);
    }

    @Test
    void shouldTakeTheNextWhenAPlaceWasGivenBack() throws UnknownHostException {
        places.tryTake(host(1));
        places.tryTake(host(1));
        places.tryTake(host(2));

        places.giveBack(host(1));

        assertThat(places.tryTake(host(1))).isEqualTo(Outcome.TAKEN);
        places.giveBack(host(2));
        assertThat(places.tryTake(host(1))).isEqualTo(Outcome.SHARE_USED);
        assertThat(places.tryTake(host(3))).isEqualTo(Outcome.TAKEN);
    }

    private static InetAddress host(int number) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) number});
    }
}
