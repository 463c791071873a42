/** The place of a request by its host; the web's stages take it from here (docs/api.md, "Hosts"). */
export { placeOf, type Place, type PlaceAgency } from '@/src/domain/platform/hosts/place'
