import { closeAddresses } from '../newsroom/closed-addresses/closed-addresses';

export default () => closeAddresses;
